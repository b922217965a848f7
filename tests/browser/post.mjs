// A mail server of the journeys' own, on loopback: it keeps what it takes, and refuses the addresses that it is told to.

import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** The parts of a mail with their texts as they were before they were encoded (RFC 2045, 6). */
function plain(mail) {
  const boundary = mail.match(/boundary="?([^"\r\n;]+)/i)?.[1];
  const parts = boundary ? mail.split(`--${boundary}`) : [mail];
  return Buffer.from(parts.map(decoded).join('\r\n'), 'latin1').toString('utf8');
}

function decoded(part) {
  const [head, ...rest] = part.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const how = head.match(/^content-transfer-encoding:\s*([\w-]+)/im)?.[1].toLowerCase();
  const bytes = (_, hex) => String.fromCharCode(parseInt(hex, 16));
  if (how === 'base64') return `${head}\r\n\r\n${Buffer.from(body, 'base64').toString('latin1')}`;
  if (how === 'quoted-printable') return `${head}\r\n\r\n${body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, bytes)}`;
  return part;
}

export async function openPostOffice() {
  const mails = [];
  const refused = new Set();

  const server = net.createServer((socket) => {
    let [rest, to, text] = ['', [], null];
    const say = (line) => socket.write(`${line}\r\n`);
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      const lines = (rest + data).split('\r\n');
      rest = lines.pop();
      for (const line of lines) hear(line);
    });
    function hear(line) {
      if (text !== null && line !== '.') {
        text += `${line.replace(/^\./, '')}\r\n`;
        return;
      }
      if (text !== null) {
        for (const whom of to) mails.push({ to: whom, text: plain(text) });
        [to, text] = [[], null];
        return say('250 taken');
      }
      const address = line.match(/<(.*)>/)?.[1];
      switch (line.slice(0, 4).toUpperCase()) {
        case 'RCPT':
          if (refused.has(address)) return say('550 5.1.1 nobody of that name');
          to.push(address);
          return say('250 ok');
        case 'DATA':
          text = '';
          return say('354 go on');
        case 'QUIT':
          say('221 goodbye');
          return socket.end();
        case 'MAIL':
          to = [];
        // falls through
        default:
          return say('250 ok');
      }
    }
    say('220 post.test ESMTP');
  });
  await new Promise((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
  // It does not keep the run alive.
  server.unref();

  /** The newest mail to an address that holds these words, each once. */
  async function mailFor(address, words = '') {
    for (let waited = 0; waited < 20_000; waited += 50) {
      const place = mails.findIndex((mail) => mail.to === address && mail.text.includes(words));
      if (place >= 0) return mails.splice(place, 1)[0].text;
      await sleep(50);
    }
    throw new Error(`no mail to ${address} came; there are ${mails.map((mail) => mail.to).join(', ')}`);
  }

  return {
    port: server.address().port,
    mailFor,
    refuse: (address) => refused.add(address),
    take: (address) => refused.delete(address),
    async linkFor(address) {
      const mail = await mailFor(address, '?token=');
      return mail.match(/https?:\S+\?token=\S+/)[0];
    },
  };
}
