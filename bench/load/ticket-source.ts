/** Where a client gets the ticket of each of its connections: it signs one itself, or asks the pages as a browser does. */
export type TicketSource =
  | { readonly from: 'secret'; readonly secret: string }
  | { readonly from: 'pages'; readonly pageUrl: string }

/** Whose the chats of a load are that signs its own tickets: a client that comes back finds its own. */
export const LOAD_USER = 'load'
