/** What Partner Desk is measured against: the bare bot of botbuilder's own samples, which says what it hears. */
const { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const { createServer, plugins } = require('restify');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = createServer();
server.use(plugins.bodyParser());
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async context => {
    const { type, text } = context.activity;
    if (type === ActivityTypes.Message) await context.sendActivity(`Echo: ${text}`);
    if (type === ActivityTypes.Invoke) {
      const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Echo' };
      await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
    }
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: server.address().port, msg: 'listening' })}\n`);
});
process.once('SIGTERM', () => process.exit());
