// Leaving.
import { readFileSync } from 'node:fs';

import { PASSWORD, ensure, ensureEqual, setUp } from './lib.mjs';

const OTHER = 'seven grey herons wade at low tide';

export default async function ({ step, node, visit }) {
  const asha = await visit();
  const kai = await visit();

  await step('a member sees what leaving does, and leaves', async () => {
    await setUp(asha, node, 'Riverland Allied Health', 'asha', 'Asha Mwangi');
    await asha.open('/settings/leaving');
    await asha.sees('You are the only admin');
    await asha.inspect('only-admin');
    for (const page of ['password', 'export']) {
      await asha.open(`/settings/${page}`);
      await asha.inspect(`${page}-of-admin`);
    }
    await asha.open('/admin');
    await asha.press('Open sign-up');
    await kai.open('/sign-up');
    await kai.fill({ handle: 'kai', display_name: 'Kai Pohatu', email: '', password: PASSWORD });
    await kai.send('handle');
    await kai.open('/settings');
    await kai.follow('Another password');
    await kai.inspect('password');
    await kai.fill({ password: PASSWORD, new_password: 'kai pohatu' });
    await kai.press('Change the password', 422);
    await kai.sees('This is easily guessed.');
    await kai.inspect('password-refused');
    await kai.fill({ password: PASSWORD, new_password: OTHER });
    await kai.press('Change the password');
    await kai.sees('You have another password from now on.');
    await kai.open('/settings');
    await kai.follow('Get a copy of what is yours');
    await kai.inspect('export');
    await kai.press('Download', 422);
    await kai.inspect('export-refused');
    await kai.fill({ password: OTHER });
    const [file] = await Promise.all([kai.page.waitForEvent('download'), kai.page.getByRole('button', { name: 'Download' }).click()]);
    ensureEqual(file.suggestedFilename(), 'kai.zip', 'the name of the archive');
    ensure(readFileSync(await file.path()).subarray(0, 2).toString() === 'PK', 'it is a ZIP archive');
    await kai.open('/settings');
    await kai.follow('Leaving');
    await kai.inspect('leaving');
    await kai.press('Leave this node now', 422);
    await kai.inspect('refused');
    await kai.fill({ way: 'anonymise', handle: 'kai', password: OTHER });
    await kai.press('Leave this node now');
    await kai.sees('You have left this node');
    await kai.inspect('left');
    await kai.open('/settings');
    ensureEqual(new URL(kai.page.url()).pathname, '/sign-in', 'where the settings led');
  });
}
