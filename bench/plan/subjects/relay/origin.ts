/** The Origin that the load client sends, and that the gateway is told to let in. */
export const ORIGIN = 'http://127.0.0.1:3000'
