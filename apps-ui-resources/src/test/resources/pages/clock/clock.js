mcpApp.on("result", result => {
  document.getElementById("time").textContent = result.structuredContent.time;
});
