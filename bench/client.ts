import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Posts activities to a bot as the Bot Framework does, on connections that are kept. */
export interface Client {
  /** @throws Error for any other answer than 200 */
  post(activity: object): Promise<string>;
  close(): void;
}

export function openClient(url: string): Client {
  const agent = new Agent({ keepAlive: true });
  return {
    post(activity) {
      const body = JSON.stringify(activity);
      const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
      return new Promise((resolve, reject) => {
        const sent = request(`${url}/api/messages`, { method: 'POST', agent, headers }, response => {
          text(response).then(answer => {
            if (response.statusCode === 200) resolve(answer);
            else reject(new Error(`The bot answered ${response.statusCode}: ${answer}`));
          }, reject);
        });
        sent.once('error', reject);
        sent.end(body);
      });
    },
    close: () => agent.destroy(),
  };
}
