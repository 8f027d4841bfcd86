// What behaviours share.

/** How a promise failed, as plain data. */
export async function failure(promise) {
  return promise.then(
    (value) => ({ unexpected: value }),
    (error) => ({ type: error.name, code: error.code, message: error.message, data: error.data }),
  );
}

/** The parameters of the next notification of a kind. */
export function next(client, method) {
  return new Promise((resolve) => client.setNotificationHandler(method, ({ params }) => resolve(params)));
}

/** Watches a resource in the way of the client's era; `end` stops that. */
export async function watch(client, uri) {
  if (client.getProtocolEra() === 'modern') {
    const subscription = await client.listen({ resourceSubscriptions: [uri], toolsListChanged: true });
    return {
      honoured: subscription.honoredFilter,
      async end() {
        await subscription.close();
        return subscription.closed;
      },
    };
  }
  await client.subscribeResource({ uri });
  return { end: () => client.unsubscribeResource({ uri }) };
}
