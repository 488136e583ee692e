import type { z } from 'zod';
import type { MessageDefinition } from '@rehearsal/contracts/messages/message';
import type { Role } from '@rehearsal/contracts/messages/roles';
import {
  ChangeUserRole,
  CreateSignInLink,
  EndSessions,
  InviteUser,
  RemoveUser,
  type UserCommand,
  type UserFact,
} from '@rehearsal/contracts/messages/user';
import { Refusal, UnavailableError } from '@rehearsal/platform/errors';
import type { Commit } from '@rehearsal/platform/journal/commit';
import type { AggregateDefinition, Journal } from '@rehearsal/platform/journal/journal';
import { Processor, type HandlersFor } from '@rehearsal/platform/journal/processor';
import type { Log } from '@rehearsal/platform/log';
import { newCommand } from '@rehearsal/platform/messages/new-command';
import { linkEnd, type Links } from '../access/links.js';
import type { Sessions } from '../access/sessions.js';
import type { User } from '../access/store.js';
import { keyReused, refusalError } from '../commanding/commands.js';
import type { Asked } from './asked.js';
import type { Admins } from './admins.js';
import { isOfConsole } from './console.js';
import type { Departure } from './departure.js';
import * as user from './user.js';

export const userAggregate: AggregateDefinition<User, UserFact> = {
  name: 'user',
  owner: 'gateway',
  evolve: user.evolve,
};

type UserJournal = Journal<User, UserFact>;

const handlersWith = (admins: Admins): HandlersFor<UserCommand, User, UserFact> => ({
  InviteUser: (state, { data }, context) => user.invite(state, data, context),
  CreateSignInLink: (state, { data }, context) => user.createLink(state, data, context),
  ChangeUserRole: async (state, { data }, context) => {
    const facts = user.changeRole(state, data, context);
    if (state?.role === 'admin' && data.role !== 'admin')
      await admins.leave(context.id, { isOfConsole: isOfConsole(state) });
    return facts;
  },
  RemoveUser: async (state, _command, context) => {
    const facts = user.remove(state, context);
    if (state?.role === 'admin') await admins.leave(context.id, { isOfConsole: isOfConsole(state) });
    return facts;
  },
  EndSessions: (state, { data }, context) => user.endSessions(state, data, context),
});

interface PeopleDependencies {
  journal: UserJournal;
  admins: Admins;
  links: Links;
  sessions: Sessions;
  departure: Departure;
  log: Log;
}

/** What is done to people: each is decided, journalled, and told to the audit, at the latest by the sweeper. */
export class People {
  readonly #processor: Processor<User, UserFact, UserCommand>;

  constructor(private readonly dependencies: PeopleDependencies) {
    const { journal, admins, log } = dependencies;
    this.#processor = new Processor({ journal, handlers: handlersWith(admins), creates: ['InviteUser'], log });
  }

  /** A repeated request finds who was invited by it; answers the stored person. */
  async invite(id: string, data: { name: string; role: Role }, asked: Asked): Promise<User> {
    await this.#execute(InviteUser, id, data, asked);
    const invited = await this.find(id);
    if (!invited) throw new Refusal('USER_NOT_FOUND', 'Who was invited by this request has been removed since.');
    return invited;
  }

  /** A one-time link for the person, and until when it is good. */
  async link(id: string, asked: Asked): Promise<{ secret: string; expiresAt: string }> {
    const commit = await this.#execute(CreateSignInLink, id, { expires_at: linkEnd(new Date()) }, asked);
    return this.dependencies.links.create(id, { commandId: commit.commandId, at: commit.at });
  }

  async changeRole(id: string, role: Role, asked: Asked): Promise<void> {
    const before = await this.find(id);
    if (before?.role === role) return;
    await this.#execute(ChangeUserRole, id, { role }, asked);
    // Of a repeated request it may be another by now.
    const now = await this.find(id);
    if (!now) return;
    if (now.role !== 'admin') await this.dependencies.admins.drop(id);
    else if ((await this.dependencies.sessions.countOpenOf(id)) > 0) await this.dependencies.admins.join([id]);
    await this.dependencies.departure.exceeding(id, now.role, asked.actor.id);
  }

  /** Told of each sign-in by a link: from the first on, an admin counts as one who can come in. */
  async signedIn(id: string): Promise<void> {
    if ((await this.find(id))?.role !== 'admin') return;
    await this.dependencies.admins.join([id]);
    // Somebody may have sent them away meanwhile.
    if ((await this.find(id))?.role !== 'admin') await this.dependencies.admins.drop(id);
  }

  /** Ends all that the person could come in by: sessions, links, and the tokens that they made. */
  async remove(id: string, asked: Asked): Promise<void> {
    const { state, deletedAt } = await this.dependencies.journal.load(id);
    // A removal that was cut short left what they could come in by: asking again ends that too.
    if (state === undefined && deletedAt !== undefined) await this.dependencies.departure.whole(id, asked.actor.id);
    await this.#execute(RemoveUser, id, {}, asked);
    // Who signed in between the decision and its record was counted again.
    await this.dependencies.admins.drop(id);
    await this.dependencies.departure.whole(id, asked.actor.id);
  }

  /** Answers how many sessions were ended. */
  async endSessions(id: string, asked: Asked): Promise<number> {
    const sessions = await this.dependencies.sessions.countOpenOf(id);
    const { at, events } = await this.#execute(EndSessions, id, { sessions }, asked);
    // Whoever came in after a request that is repeated now has nothing to do with it.
    await this.dependencies.departure.sessions(id, at);
    return events.reduce((sum, { type, data }) => sum + (type === 'SessionsEnded' ? data.sessions : 0), 0);
  }

  /** Whether the id was nobody's yet: it stays taken by somebody who was removed. */
  async isFree(id: string): Promise<boolean> {
    const { state, deletedAt } = await this.dependencies.journal.load(id);
    return state === undefined && deletedAt === undefined;
  }

  /** What they are called, or were before they were removed. */
  async nameOf(id: string): Promise<string | undefined> {
    return (await this.dependencies.journal.loadAt(id, 1)).state?.name;
  }

  async find(id: string): Promise<User | undefined> {
    return (await this.dependencies.journal.load(id)).state;
  }

  /**
   * What the journal holds has happened, also while Kafka is away: the sweeper tells it once Kafka is back. So somebody
   * can be sent away at any time.
   */
  async #execute<D extends MessageDefinition>(
    definition: D,
    userId: string,
    data: z.output<D['schema']>,
    asked: Asked,
  ): Promise<Commit<UserFact>> {
    const command = newCommand(definition, userId, data, asked) as UserCommand;
    const commit = await this.#committed(command);
    const refusal = commit.events.find((fact) => fact.type === 'CommandRefused');
    if (asked.commandHash !== undefined && commit.commandHash !== asked.commandHash) throw keyReused();
    if (refusal) throw refusalError(refusal.data);
    return commit;
  }

  async #committed(command: UserCommand): Promise<Commit<UserFact>> {
    try {
      return (await this.#processor.execute(command)).commit;
    } catch (error) {
      if (!(error instanceof UnavailableError)) throw error;
      const commit = await this.dependencies.journal.findByCommand(command.aggregateId, command.id);
      if (!commit) throw error;
      this.dependencies.log.warn(
        { err: error, command: command.type },
        'what was done to a person is told to the audit later',
      );
      return commit;
    }
  }
}
