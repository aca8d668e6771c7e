// A chart as a picture of its own: an SVG that needs no style sheet, and the PNG of it.

const inlined = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-opacity',
  'opacity',
  'font-size',
  'font-family',
  'font-weight',
  'text-anchor',
  'font-variant-numeric',
] as const;

/** `text` is the whole SVG document; sizes in CSS pixels. */
export interface Picture {
  text: string;
  width: number;
  height: number;
}

/** What a picture says above the chart, since it stands alone: a title and what its colours mean. */
export interface PictureHead {
  title: string;
  /** `fill` is a CSS colour. */
  keys: readonly { name: string; fill: string }[];
}

const xmlns = 'http://www.w3.org/2000/svg';
/** CSS pixels of the title and of the keys under it. */
const line = 18;
const letter = 7;

const drawn = (name: string, values: Record<string, string | number>, text = ''): SVGElement => {
  const element = document.createElementNS(xmlns, name);
  for (const [key, value] of Object.entries(values)) element.setAttribute(key, String(value));
  element.textContent = text;
  return element;
};

/** The colour that a CSS value has on the page. */
const resolved = (svg: SVGSVGElement, fill: string): string => {
  const probe = drawn('rect', { style: `fill:${fill}` });
  svg.append(probe);
  const colour = getComputedStyle(probe).fill;
  probe.remove();
  return colour;
};

/** A copy of a drawn SVG with the colours and letters it has on the page, on the page's background, under a head. */
export const pictureOf = (svg: SVGSVGElement, { title, keys }: PictureHead): Picture => {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [place, element] of originals.entries()) {
    const style = getComputedStyle(element);
    const target = copies[place];
    target?.removeAttribute('class');
    target?.setAttribute('style', inlined.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  }
  const page = getComputedStyle(document.body);
  const font = { 'font-family': page.fontFamily, 'font-size': 12, fill: page.color };
  const head = (keys.length === 0 ? 1 : 2) * line + 6;
  copy.setAttribute('y', String(head));
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const whole = drawn('svg', { width, height: height + head });
  whole.append(
    drawn('rect', { width: '100%', height: '100%', fill: page.backgroundColor }),
    drawn('text', { ...font, x: 10, y: line, 'font-weight': 600 }, title),
  );
  let x = 10;
  for (const { name, fill } of keys) {
    whole.append(
      drawn('rect', { x, y: line * 2 - 9, width: 9, height: 9, fill: resolved(svg, fill) }),
      drawn('text', { ...font, x: x + 14, y: line * 2 }, name),
    );
    x += 30 + name.length * letter;
  }
  whole.append(copy);
  return { text: new XMLSerializer().serializeToString(whole), width, height: height + head };
};

/** Pixels of the PNG for each CSS pixel, so that it is sharp where it is pasted. */
const sharpness = 2;

/** Drawn by the browser itself: nothing is loaded from anywhere. Rejects where the SVG cannot be drawn. */
export const pngOf = async ({ text, width, height }: Picture): Promise<Blob> => {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * sharpness);
  canvas.height = Math.ceil(height * sharpness);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob === null ? fail(new Error('no PNG was made')) : done(blob)), 'image/png'),
  );
};
