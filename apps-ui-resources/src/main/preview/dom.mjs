/** The element with an id. */
export const byId = (id) => document.getElementById(id);

/** A new element. Properties are set as such, `data` is its dataset; text never becomes markup. */
export function element(name, { data, aria, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  Object.assign(made.dataset, data);
  for (const [attribute, value] of Object.entries(aria ?? {})) {
    made.setAttribute(`aria-${attribute}`, value);
  }
  made.append(...children);
  return made;
}
