import type { Template } from '@rehearsal/contracts/template/template';
import type { InstanceJournal } from '../instance-journal.js';

/**
 * The template that an instance without a scenario was made of. A fork goes back to that of its source, also when the
 * source is deleted by now. Throws where the journal has none.
 */
export async function keptTemplate(journal: InstanceJournal, id: string): Promise<Template> {
  for (let at: string | undefined = id; at !== undefined;) {
    const [first] = await journal.history(at, 1, 1);
    const made = first?.events[0];
    if (made?.type !== 'InstanceCreated') break;
    if (made.data.template) return made.data.template;
    at = made.data.forked_from?.instance_id;
  }
  throw new Error(`the journal has no template of ${id}, which was made without a scenario`);
}
