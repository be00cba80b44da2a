import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { galleryFiles, INDEX } from './files';

export interface Gallery {
  /** Of its first page. */
  readonly address: string;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** Serves the pages to this machine only; on any free port for port 0. */
export async function serveGallery(port: number): Promise<Gallery> {
  const files = galleryFiles();
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '', 'http://localhost').pathname.slice(1) || INDEX;
    const content = files.get(name);
    const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
    // Not writeHead: restify replaces it on every response of the process, with one that returns nothing.
    response.statusCode = content === undefined ? 404 : 200;
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(content ?? 'There is no such page.');
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: listening } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${listening}/`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
