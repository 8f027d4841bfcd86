// A view that is built with the official package instead of mcp-app.js.
import { App } from '@modelcontextprotocol/ext-apps';

const app = new App({ name: 'Official', version: '1.0.0' }, {});
const show = (id, text) => (document.getElementById(id).textContent = text);
app.addEventListener('toolinput', ({ arguments: input }) => show('input', JSON.stringify(input)));
app.addEventListener('toolresult', async ({ content }) => {
  show('said', content[0].text);
  const shifted = await app.callServerTool({ name: 'shift_meeting', arguments: { hours: 3 } });
  show('shifted', String(shifted.structuredContent.hours));
});
await app.connect();
