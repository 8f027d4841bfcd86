export function cover(title) {
  const figure = document.createElement("figure");
  figure.append(Object.assign(document.createElement("figcaption"), { textContent: title }));
  return figure;
}
