import { Handshakes } from '../../../core/gateway/handshakes.ts'

// Preloaded: handshakes are done when they come.

Handshakes.prototype.add = handshake => handshake()
