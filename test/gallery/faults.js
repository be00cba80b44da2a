/* What a person would see is wrong with a card, measured on the page that shows it. */

const MIN_CONTRAST = 4.5;
const UNFILLED = /\$\{|\{\{|\bundefined\b|\bNaN\b|\[object /;

/** Texts of a person's own scroll in their fields, and a list opens. */
const SCROLLS = 'input, textarea, select, option';

globalThis.faults = () =>
  [...document.querySelectorAll('figure')].flatMap(figure => {
    const name = figure.firstChild.textContent;
    return [...new Set(faultsOf(figure.querySelector('.card')))].map(fault => `${name}: ${fault}`);
  });

function faultsOf(card) {
  const elements = [...card.querySelectorAll('*')];
  return [
    ...innermost(elements.filter(isCutOff)).map(element => `${quoted(element)} is cut off`),
    ...elements.filter(({ className }) => /ac-(text|richText)Block/.test(className)).flatMap(missing),
    ...elements.filter(({ tagName, alt }) => tagName === 'IMG' && !alt).map(() => 'a picture without a text'),
    ...textsOf(card).flatMap(text => [...tooFaint(text), ...brokenWords(text)]),
  ];
}

const quoted = ({ textContent }) => `“${textContent.trim().slice(0, 60)}”`;

function isCutOff(element) {
  if (element.matches(SCROLLS)) return false;
  const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
  const isClipped = getComputedStyle(element).overflowY !== 'visible' && scrollHeight > clientHeight + 1;
  return isClipped || (clientWidth > 0 && scrollWidth > clientWidth + 1);
}

const innermost = elements => elements.filter(outer => !elements.some(each => each !== outer && outer.contains(each)));

function missing(element) {
  const text = element.textContent.trim();
  if (text === '') return ['an empty text'];
  return UNFILLED.test(text) || text === 'null' ? [`${quoted(element)} is not filled in`] : [];
}

function textsOf(card) {
  const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const { currentNode: text } = walker;
    if (text.data.trim() !== '' && text.parentElement.getClientRects().length > 0) texts.push(text);
  }
  return texts;
}

/** Words of letters only: addresses may break wherever the line ends. */
function brokenWords(text) {
  if (text.parentElement.matches(SCROLLS)) return [];
  const range = document.createRange();
  return [...text.data.matchAll(/(?<![^\s(“„])\p{L}+(?![^\s,.:;)”“-])/gu)].flatMap(({ 0: word, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    return tops.size > 1 ? [`the word “${word}” is broken`] : [];
  });
}

function tooFaint(text) {
  const element = text.parentElement;
  const ratio = contrast(channels(getComputedStyle(element).color), backgroundOf(element));
  return ratio < MIN_CONTRAST ? [`${quoted(text)} has a contrast of ${ratio.toFixed(1)}`] : [];
}

const channels = color => {
  const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
  return { rgb: [red, green, blue], alpha };
};

function backgroundOf(element) {
  const layers = [];
  for (let each = element; each; each = each.parentElement) {
    const layer = channels(getComputedStyle(each).backgroundColor);
    layers.push(layer);
    if (layer.alpha === 1) break;
  }
  return layers.reduceRight((below, { rgb, alpha }) => mixed(rgb, alpha, below), [255, 255, 255]);
}

const mixed = (rgb, alpha, below) => rgb.map((channel, index) => channel * alpha + below[index] * (1 - alpha));

/** The contrast ratio of WCAG 2.2. */
function contrast({ rgb, alpha }, background) {
  const [light, dark] = [luminance(mixed(rgb, alpha, background)), luminance(background)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(rgb) {
  const [red, green, blue] = rgb.map(channel => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
