import { WebSocketServer } from 'ws'

// Preloaded: all frames that come in one segment are handled in one turn of the event loop.

const { handleUpgrade } = WebSocketServer.prototype
WebSocketServer.prototype.handleUpgrade = function (...upgrade) {
  Object.assign(this.options, { allowSynchronousEvents: true })
  handleUpgrade.apply(this, upgrade)
}
