import { cover } from "./cover.js";

mcpApp.on("result", result => {
  const titles = result.content.filter(block => block.type === "text").map(block => block.text);
  document.querySelector("main").replaceChildren(...titles.map(cover));
});
