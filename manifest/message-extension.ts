import { SEARCH_PARAMETER, SearchCommand } from '../src/bot/search';
import type { Language } from '../src/domain/user';
import { text } from '../src/text/text';

/** What the compose box finds while somebody types, with all that can be found at once where nothing is typed. */
export const searchCommands = (language: Language) =>
  SearchCommand.options.map(id => ({
    id,
    type: 'query',
    context: ['compose'],
    title: text(language, `search.commands.${id}.title`),
    description: text(language, `search.commands.${id}.about`),
    initialRun: true,
    parameters: [
      {
        name: SEARCH_PARAMETER,
        title: text(language, 'search.commands.parameter.title'),
        description: text(language, 'search.commands.parameter.about'),
        inputType: 'text',
      },
    ],
  }));

/** The same texts by their paths in the manifest. */
export const searchCommandTexts = (language: Language): [path: string, text: string][] =>
  searchCommands(language).flatMap(({ title, description, parameters }, place) => {
    const path = `composeExtensions[0].commands[${place}]`;
    return [
      [`${path}.title`, title],
      [`${path}.description`, description],
      ...parameters.flatMap((parameter, index): [string, string][] => [
        [`${path}.parameters[${index}].title`, parameter.title],
        [`${path}.parameters[${index}].description`, parameter.description],
      ]),
    ];
  });
