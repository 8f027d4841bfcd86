const list = document.getElementById("books");

function show(books) {
  list.replaceChildren(
    ...books.map(book => {
      const item = document.createElement("li");
      const sell = document.createElement("button");
      sell.textContent = "Sold";
      sell.setAttribute("aria-label", `Sold: ${book.title}`);
      sell.addEventListener("click", () => sold(book));
      item.append(`${book.title}, ${book.year} `, sell);
      return item;
    }),
  );
}

async function sold(book) {
  const result = await mcpApp.callTool("sellBook", { isbn: book.isbn });
  if (!result.isError) {
    show(result.structuredContent.books);
    await mcpApp.updateModelContext({ content: `${book.title} has been sold.` });
  }
}

mcpApp.on("result", result => show(result.structuredContent?.books ?? []));
