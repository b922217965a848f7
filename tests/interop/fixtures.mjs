// JSON of both directions, kept under tests/fixtures/ap/fedify with ids, keys and times made steady.

import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../fixtures/ap/fedify/', import.meta.url));
const OURS = 'https://collegium.test';
const THEIRS = 'https://fedify.test';
const SECRETS = ['publicKeyPem', 'publicKeyMultibase', 'signatureValue', 'proofValue'];
const MOMENT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g;
const MULTIKEY = /#z6Mk\w{40,}/g;
const OUR_ID = /(collegium\.test\/[cutra]\/)([0-9a-z]{10,})/g;
const THEIR_ID = /(fedify\.test\/(?:activities|notes|pages)\/)(\d+)/g;

export class Fixtures {
  #kept = new Map();
  #numbers = new Map();

  constructor(node, peer) {
    this.names = [[node.address, OURS], [peer.origin, THEIRS]];
    this.names.push([node.authority, new URL(OURS).host], [peer.authority, new URL(THEIRS).host]);
  }

  /** Keeps a document under a name that begins with who wrote it: `fedify-` or `collegium-`. */
  keep(name, json) {
    this.#kept.set(`${name}.json`, `${JSON.stringify(this.#steady(json), null, 2)}\n`);
  }

  #steady(value, key) {
    if (Array.isArray(value)) return value.map((inner) => this.#steady(inner));
    if (value && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#steady(inner, name)]));
    }
    if (typeof value !== 'string') return value;
    if (SECRETS.includes(key) || (key === '@value' && /^z\w{40,}$/.test(value))) return '…';
    let text = value;
    for (const [from, to] of this.names) text = text.replaceAll(from, to);
    return text
      // Ours have six digits of a second; said back by Fedify, without the noughts at their end. Theirs have nine.
      .replace(MOMENT, (_, digits) => `2026-11-22T09:00:00${digits?.length > 4 && digits.length < 8 ? '.000000' : ''}Z`)
      .replace(MULTIKEY, '#z6Mk…')
      .replace(OUR_ID, (_, before, id) => before + this.#number(before, id))
      .replace(THEIR_ID, (_, before, id) => before + this.#number(before, id));
  }

  /** Counted by kind in the order of the fixtures, whatever else happened in between. */
  #number(before, id) {
    const numbers = this.#numbers.get(before) ?? new Map();
    this.#numbers.set(before, numbers);
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return numbers.get(id);
  }

  /** Writes them (UPDATE_FIXTURES=1), or tells which differ from what is written. */
  async settle() {
    await mkdir(folder, { recursive: true });
    const written = (await readdir(folder)).filter((file) => file.endsWith('.json'));
    if (process.env.UPDATE_FIXTURES) {
      for (const file of written) await rm(path.join(folder, file));
      for (const [file, text] of this.#kept) await writeFile(path.join(folder, file), text);
      return [];
    }
    const wrong = written.filter((file) => !this.#kept.has(file)).map((file) => `${file} was not made by this run`);
    for (const [file, text] of this.#kept) {
      const was = await readFile(path.join(folder, file), 'utf8').catch(() => '');
      if (was !== text) wrong.push(`${file} is now\n${text}`);
    }
    return wrong;
  }
}
