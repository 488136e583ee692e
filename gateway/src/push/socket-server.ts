import type { Server, Socket } from 'socket.io';
import type { SocketPushes } from '@rehearsal/contracts/socket/pushes';
import type { Principal } from '../access/principal.js';

/** Whoever speaks may send anything: what is heard is checked when it comes. */
type Heard = Record<string, (...given: unknown[]) => void>;
type Pushed = { [Event in keyof SocketPushes]: (push: SocketPushes[Event]) => void };

/** What is known of a socket. */
interface SocketData {
  token: string;
  principal: Principal;
}

/** Sends what the contracts say, and nothing else. */
export type SocketServer = Server<Heard, Pushed, object, SocketData>;
export type OpenSocket = Socket<Heard, Pushed, object, SocketData>;
