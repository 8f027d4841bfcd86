import { byId, element } from './dom.mjs';

/** What a host without views shows of a result. */
export function showContent(result) {
  byId('content').replaceChildren(...(result.content ?? []).map((block) => shown(block, result.isError)));
  const structured = byId('structured');
  structured.hidden = result.structuredContent === undefined;
  structured.querySelector('pre').textContent = JSON.stringify(result.structuredContent, null, 2) ?? '';
  byId('plain').hidden = false;
}

/** That there is no result, and why. */
export function showFailure(message) {
  showContent({ content: [{ type: 'text', text: message }], isError: true });
}

function shown(block, failed) {
  switch (block.type) {
    case 'text':
      return element('pre', { className: failed ? 'failed' : '', textContent: block.text });
    case 'image':
      return element('img', { src: `data:${block.mimeType};base64,${block.data}`, alt: 'An image of the result' });
    default:
      return element('pre', { textContent: JSON.stringify(block, null, 2) });
  }
}
