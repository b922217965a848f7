// A network without a way out, with names, addresses and a certificate authority of its own. The addresses are public
// ones, so that the guards of all sides are in force.

import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';

const INSIDE = 'COLLEGIUM_SECURE_INSIDE';

/** Who is where. Nobody outside is reached by these: only the loopback interface carries them. */
export const NAMES = {
  'collegium.example': '93.184.216.34',
  'fedify.example': '93.184.216.35',
  'apsig.example': '93.184.216.36',
  'pasture.example': '93.184.216.39',
  'stranger.example': '93.184.216.37',
  'mistaken.example': '93.184.216.38',
  'north.example': '93.184.216.40',
  'south.example': '93.184.216.41',
  'inside.example': '10.0.0.1',
};

/** The folder of this run once it is inside; before, it runs the program again inside, and ends with its code. */
export function enter() {
  if (process.env[INSIDE]) return process.env[INSIDE];
  const home = mkdtempSync(path.join(tmpdir(), 'collegium-secure-'));
  chmodSync(home, 0o755);
  const files = {
    'hosts': Object.entries(NAMES).map(([name, at]) => `${at} ${name}\n`).join(''),
    'resolv.conf': 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n',
    'nsswitch.conf': 'hosts: files dns\npasswd: files\ngroup: files\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(home, name), text);
  const ca = path.join(home, 'ca.pem');
  try {
    makeCertificates(home);
    const script = `set -e
      ip link set lo up
      for at in ${Object.values(NAMES).join(' ')}; do ip addr add $at/32 dev lo; done
      for file in ${Object.keys(files).join(' ')}; do mount --bind "$0/$file" /etc/$file; done
      exec "$@"`;
    // Who is not root gets the same rights inside a namespace of users.
    const user = process.getuid() ? ['--user', '--map-root-user'] : [];
    const line = ['--net', '--mount', ...user, 'sh', '-c', script, home, process.execPath, ...process.argv.slice(1)];
    const env = { ...process.env, [INSIDE]: home, NODE_EXTRA_CA_CERTS: ca };
    const { status, error } = spawnSync('unshare', line, { stdio: 'inherit', env });
    if (error) console.log(`a network of its own is needed, by unshare of util-linux: ${error.message}`);
    process.exit(status ?? 1);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

const openssl = (home, ...line) => execFileSync('openssl', line, { cwd: home, stdio: ['ignore', 'ignore', 'pipe'] });
const fresh = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc'];

/** The authority (`ca`), a certificate of it for each name, and one for stranger.example that nobody vouches for. */
function makeCertificates(home) {
  const root = ['-addext', 'keyUsage=critical,keyCertSign', '-subj', '/CN=Lab authority', '-days', '2'];
  openssl(home, 'req', '-x509', ...fresh, '-keyout', 'ca.key', '-out', 'ca.pem', ...root);
  for (const name of Object.keys(NAMES)) {
    // mistaken.example shows a good certificate, but of somebody else.
    const said = name === 'mistaken.example' ? 'fedify.example' : name;
    const by = name === 'stranger.example' ? [] : ['-CA', 'ca.pem', '-CAkey', 'ca.key'];
    const leaf = ['-addext', `subjectAltName=DNS:${said}`, '-addext', 'basicConstraints=critical,CA:FALSE'];
    openssl(home, 'req', '-x509', ...by, ...fresh, '-keyout', `${name}.key`, '-out', `${name}.pem`, ...leaf,
      '-subj', `/CN=${said}`, '-days', '2');
  }
}

/**
 * Ends TLS for a name, and passes on to a port of loopback what comes, `Host` unchanged, as docs/OPERATING.md asks of a
 * web server in front. Counts the requests, and keeps why connections came to nothing. `fate` may hold a request up
 * (`late`, milliseconds) or cut it in the middle of its body (`cut: 'asked'`) or of its answer's (`'answered'`).
 */
export async function front(home, name, port, { to = '127.0.0.1', fate = () => ({}) } = {}) {
  const seen = { requests: 0, connections: 0, cut: 0, refused: [] };
  const [key, cert] = ['key', 'pem'].map((end) => readFileSync(path.join(home, `${name}.${end}`)));
  const server = https.createServer({ key, cert }, (request, answer) => {
    seen.requests += 1;
    const forwarded = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': request.headers.host };
    const headers = { ...pairs(request.rawHeaders), ...forwarded };
    const onward = { host: to, port, path: request.url, method: request.method, headers };
    const { cut, late } = fate(request);
    if (cut) seen.cut += 1;
    const passed = http.request(onward, (said) => {
      answer.writeHead(said.statusCode, said.rawHeaders);
      if (cut !== 'answered') return said.pipe(answer);
      // The node has done what was asked; who asked never hears of it.
      answer.flushHeaders();
      said.once('data', (bytes) => answer.write(bytes.subarray(0, bytes.length / 2), () => answer.destroy()));
      said.once('end', () => answer.destroy());
    });
    passed.once('error', () => answer.headersSent ? answer.destroy() : answer.writeHead(502).end());
    const pass = () => {
      if (cut !== 'asked') return request.pipe(passed);
      passed.flushHeaders();
      request.once('data', (bytes) => passed.write(bytes.subarray(0, bytes.length / 2), () => passed.destroy()));
      request.once('end', () => passed.destroy());
      passed.once('close', () => request.socket.destroy());
    };
    if (late) setTimeout(pass, late);
    else pass();
  });
  server.on('connection', () => (seen.connections += 1));
  server.on('tlsClientError', (error) => seen.refused.push(error.code ?? error.message));
  await new Promise((done, fail) => server.once('error', fail).listen(443, NAMES[name], done));
  return { seen, stop: () => new Promise((done) => server.close(done) && server.closeAllConnections()) };
}

function pairs(raw) {
  const headers = {};
  for (let n = 0; n < raw.length; n += 2) {
    if (raw[n].toLowerCase() !== 'connection') headers[raw[n]] = raw[n + 1];
  }
  return headers;
}
