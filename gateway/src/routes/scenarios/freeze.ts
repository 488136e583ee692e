import type { z } from 'zod';
import { FreezeBody, FreezePreview, FreezePreviewBody } from '@rehearsal/contracts/http/scenarios/freeze';
import { FreezeSession, ScenarioView } from '@rehearsal/contracts/scenario/scenario';
import { Template } from '@rehearsal/contracts/template/template';
import type { GatewayDependencies } from '../../gateway-dependencies.js';
import { route, type Call, type Route } from '../../http/route.js';
import { makeScenario } from '../../commanding/make-scenario.js';

type Asked = z.output<typeof FreezePreviewBody>;
type Reviewed = Omit<Asked, 'at_version'>;

/** Only what was given: an absent name is no name. */
const namesOf = ({ first_name, last_name }: Reviewed) => ({
  ...(first_name === undefined ? {} : { first_name }),
  ...(last_name === undefined ? {} : { last_name }),
});

/**
 * A freeze takes one version of a session, so the cut is consistent, and replaces personal data in it: by default always,
 * since whoever is frozen was not asked. Keeping it takes a reason.
 */
export function freezeRoutes({ owners, commands, pseudonymiser }: GatewayDependencies): Route[] {
  const read = async ({ instance_id, session_id, user_id }: Reviewed, at?: number) => {
    const id = instance_id ?? session_id ?? user_id ?? '';
    return { instance_id: id, ...(await owners.instanceTemplate(id, at)) };
  };
  const optionsOf = ({ keep, replace, ...asked }: Reviewed) => ({ keep, replace, ...namesOf(asked as Reviewed) });
  const safe = (template: Template, asked: Reviewed) =>
    pseudonymiser.replace(Template.parse(template), optionsOf(asked));

  const freezing = {
    summary: 'Make a scenario of a session as it is now, with pseudonyms for personal data',
    body: FreezeBody,
    command: true as const,
    answers: {
      201: {
        description: 'Made, and its primary instance with it',
        schema: ScenarioView,
      },
    },
    handle: async (call: Call<unknown, unknown, z.output<typeof FreezeBody>>) => {
      const { name, description, raw_reason, ...asked } = call.body;
      const { instance_id, template, version, kind } = await read(asked);
      const source = { instance_id, version, kind };
      await makeScenario(commands, call, FreezeSession, {
        name,
        description,
        tags: [],
        ...(raw_reason === undefined
          ? { template: (await safe(template, asked)).template, source }
          : {
              template: { ...template, user: { ...template.user, ...namesOf(asked) } },
              source: { ...source, raw_reason },
            }),
      });
    },
  };

  return [
    route('POST /freeze-session/preview', {
      summary: 'See what a freeze would replace, and by what; nothing is kept',
      body: FreezePreviewBody,
      answers: {
        200: {
          description: 'The template, each replacement with its places, and the texts in which they stand',
          schema: FreezePreview,
        },
      },
      handle: async ({ body, response }) => {
        const { at_version, ...asked } = body;
        const { template, version } = await read(asked, at_version);
        response.json({ version, ...(await pseudonymiser.review(Template.parse(template), optionsOf(asked))) });
      },
    }),
    route('POST /test-scenarios/freeze-session', freezing),
    route('POST /freeze-session', freezing),
  ];
}
