import { commandLists, SCOPES } from './command-lists';
import german from './de.json';
import manifest from './manifest.json';
import { searchCommands, searchCommandTexts } from './message-extension';

/** What stands for the app id and for the address of the server in `manifest.json` and `de.json`. */
export const PLACEHOLDER = { appId: '00000000-0000-0000-0000-000000000000', host: 'partner-desk.example' };

/** Whose bot it is, and where it lives. */
export interface Installation {
  readonly appId: string;
  /** Of the server, without a slash at the end. */
  readonly url: string;
  /** The service that keeps the tokens of people who sign in; absent: nobody can. */
  readonly tokenHost?: string | undefined;
}

/** The manifest, with the commands of the registry and what can be searched for. */
export function manifestOf(installation: Installation): typeof manifest {
  const { tokenHost } = installation;
  return filledIn(installation, {
    ...manifest,
    bots: manifest.bots.map(bot => ({ ...bot, scopes: SCOPES, commandLists: commandLists('en') })),
    composeExtensions: manifest.composeExtensions.map(extension => ({ ...extension, commands: searchCommands('en') })),
    validDomains: [...manifest.validDomains, ...(tokenHost === undefined ? [] : [tokenHost])],
  });
}

/** The German texts, by the paths of the English ones in the manifest. */
export function germanOf(installation: Installation): typeof german & Readonly<Record<string, string>> {
  const commands = commandLists('de').flatMap((list, index) =>
    list.commands.flatMap(({ title, description }, place) => {
      const path = `bots[0].commandLists[${index}].commands[${place}]`;
      return [
        [`${path}.title`, title],
        [`${path}.description`, description],
      ];
    }),
  );
  return filledIn(installation, { ...german, ...Object.fromEntries([...commands, ...searchCommandTexts('de')]) });
}

function filledIn<Document>({ appId, url }: Installation, document: Document): Document {
  return JSON.parse(
    JSON.stringify(document)
      .replaceAll(PLACEHOLDER.appId, appId)
      .replaceAll(`https://${PLACEHOLDER.host}`, url)
      .replaceAll(PLACEHOLDER.host, new URL(url).hostname),
  );
}
