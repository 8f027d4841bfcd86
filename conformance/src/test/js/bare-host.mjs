// Serves the host of bare-page.mjs.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

/**
 * Serves it on loopback.
 *
 * @param what `url` of the MCP endpoint, the `era` to speak, the `tool` to call and its `input`
 * @returns its `url`, and `close()`
 */
export async function serveBareHost(what) {
  const build = await rolldown({ input: join(import.meta.dirname, 'bare-page.mjs'), platform: 'browser' });
  const { output } = await build.generate({ format: 'esm' });
  const page = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><body><script type="module" src="/host.js"></script>';
  const server = createServer((request, response) => {
    const script = request.url === '/host.js';
    response.setHeader('Content-Type', script ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8');
    response.end(script ? output[0].code : page);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const query = new URLSearchParams({ host: JSON.stringify(what) });
  return {
    url: `http://127.0.0.1:${server.address().port}/?${query}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
