// The JSON-LD contexts that come with Fedify, for peers that would fetch them from a network that is not there.

export { preloadedContexts } from '@fedify/vocab-runtime';
