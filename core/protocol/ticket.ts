/** Where a page asks its own server for a ticket, by POST. */
export const TICKET_PATH = '/api/ticket'

/** The query parameter of the socket's address that a ticket comes in. */
export const TICKET_PARAMETER = 'ticket'
