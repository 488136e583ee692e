import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import type { SessionTemplate } from '../samples/templates.js';

const { Schema } = mongoose;
const text = { type: String };
const texts = [String];

/** The floor of P3, as the older system did it: a table for each kind of thing, one awaited insert for each row. */
export async function openRows(mongoUrl: string) {
  const connection = await mongoose.createConnection(mongoUrl, { dbName: 'bench_floor_rows' }).asPromise();
  const table = (name: string, shape: mongoose.SchemaDefinition) => {
    const model = connection.model(name, new Schema({ _id: text, user: text, ...shape }));
    return async (user: string, row: object): Promise<void> => {
      await model.create({ _id: randomUUID(), user, ...row });
    };
  };
  const addUser = table('User', { first_name: text, last_name: text, email: text });
  const addState = table('CoachState', { current_phase: text, who_you_are: texts, who_you_want_to_be: texts });
  const addIdentity = table('Identity', { name: text, category: text, state: text, notes: texts });
  const addMessage = table('ChatMessage', { role: text, content: text, timestamp: { type: Date, default: Date.now } });
  const addNote = table('UserNote', { note: text });
  const addAction = table('Action', { action_type: text, parameters: {}, result_summary: text });
  await Promise.all(Object.values(connection.models).map((model) => model.init()));

  return {
    instantiate: async (template: SessionTemplate) => {
      const user = randomUUID();
      await addUser(user, { ...template.user, email: `${user}@test.invalid` });
      await addState(user, template.coach_state);
      for (const identity of template.identities) await addIdentity(user, identity);
      for (const message of template.chat_messages) await addMessage(user, message);
      for (const note of template.user_notes) await addNote(user, note);
      for (const action of template.actions) await addAction(user, action);
    },
    close: () => connection.close(),
  };
}
