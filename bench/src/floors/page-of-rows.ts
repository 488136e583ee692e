import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const PAGE = `<!doctype html><meta charset="utf-8"><title>Rows</title>
<style>body{margin:0}#rows{height:100vh;overflow-y:auto}p{margin:8px;padding:8px}</style>
<div id="rows"></div>
<script>
  addEventListener('hashchange', async () => {
    const messages = await (await fetch('/messages')).json();
    const rows = document.getElementById('rows');
    rows.append(...messages.map(({ content }) => Object.assign(document.createElement('p'), { textContent: content })));
    rows.scrollTop = rows.scrollHeight;
  });
</script>`;

/** The floor of P13: an empty page that, when it is told to, fetches the same messages and puts each into a row. */
export async function openPageOfRows(messages: readonly object[]) {
  const json = JSON.stringify(messages);
  const server = createServer(({ url }, response) => {
    if (url === '/messages') response.setHeader('content-type', 'application/json').end(json);
    else response.setHeader('content-type', 'text/html').end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
