// The smallest bot one can build with botbuilder: it validates the token of every request as the SDK does in production and
// answers each message with one text message through the connector. Only two things differ from the SDK's samples: the signing
// keys come from METADATA, and the token for the way out is a fixed one, cached by the SDK like one from Entra would be.
import http from 'node:http';
import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { AppCredentials, PasswordServiceClientCredentialFactory } from 'botframework-connector';

const appId = process.env.APP_ID;

class FixedToken extends AppCredentials {
  async refreshToken() {
    return { accessToken: 'token-of-the-echo-bot', expiresOn: new Date(Date.now() + 3_600_000) };
  }
}

class Credentials extends PasswordServiceClientCredentialFactory {
  async createCredentials(id, audience) {
    return new FixedToken(id, undefined, audience);
  }
}

const authentication = new ConfigurationBotFrameworkAuthentication(
  {
    MicrosoftAppId: appId,
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: process.env.METADATA,
    ToBotFromEmulatorOpenIdMetadataUrl: process.env.METADATA,
    CallerId: 'urn:botframework:azure',
  },
  new Credentials(appId, 'not used'),
);
const adapter = new CloudAdapter(authentication);

async function echo(context) {
  if (context.activity.type === ActivityTypes.Message) {
    await context.sendActivity(`Echo: ${context.activity.text}`);
  }
}

// What the adapter expects of express or restify, on node's own server.
class Response extends http.ServerResponse {
  status(code) {
    this.statusCode = code;
  }

  header(name, value) {
    this.setHeader(name, value);
  }

  send(body) {
    this.write(typeof body === 'string' ? body : JSON.stringify(body));
  }
}

async function messages(request, response) {
  if (request.method === 'GET') {
    response.end('ready');
    return;
  }

  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }

  request.body = JSON.parse(Buffer.concat(chunks));
  await adapter.process(request, response, echo);
}

http.createServer({ ServerResponse: Response }, messages).listen(Number(process.env.PORT), '127.0.0.1');
