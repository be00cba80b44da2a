/* Draws the cards of a page as Teams does, and shows those whose names hold what is typed. */

const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
const { hostConfig, cards } = JSON.parse(document.getElementById('data').textContent);
const config = new HostConfig(hostConfig);

/** As much of markdown as the texts of the cards have: paragraphs, lists, bold, and marks that are none. */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  const inline = line =>
    line
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/\*\*(.+?)\*\*/g, '<b>$1</b>')
      .replace(/\\(&lt;|&amp;|[^\w\s])/g, '$1');
  result.outputHtml = text
    .split(/\n\s*\n/)
    .map(paragraph => `<p>${paragraph.split('\n').map(inline).join('<br>')}</p>`)
    .join('');
  result.didProcess = true;
};

function figureOf({ name, card: json }) {
  const card = new AdaptiveCard();
  card.hostConfig = config;
  card.parse(json);
  const figure = document.createElement('figure');
  const caption = figure.appendChild(document.createElement('figcaption'));
  caption.textContent = name;
  const frame = figure.appendChild(document.createElement('div'));
  frame.className = 'card';
  frame.append(card.render());
  return figure;
}

const figures = cards.map(figureOf);
document.querySelector('main').append(...figures);

const input = document.getElementById('name');

function show() {
  const words = input.value.toLowerCase().split(/\s+/);
  const fits = ({ firstChild }) => words.every(word => firstChild.textContent.toLowerCase().includes(word));
  for (const figure of figures) figure.hidden = !fits(figure);
  document.getElementById('count').textContent = `${figures.filter(({ hidden }) => !hidden).length} cards`;
  for (const link of document.querySelectorAll('nav a')) link.hash = input.value;
}

input.value = decodeURIComponent(location.hash.slice(1));
input.addEventListener('input', () => {
  history.replaceState(undefined, '', `#${encodeURIComponent(input.value)}`);
  show();
});
show();
