import { runService } from '@rehearsal/platform/run-service';
import { GatewayConfig } from './config.js';
import { openGateway } from './gateway.js';

await runService('gateway', GatewayConfig, async (host, config) => {
  await openGateway(host, config);
});
