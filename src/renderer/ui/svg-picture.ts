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

/** A copy of a drawn SVG with the colours and letters it has on the page, on the page's background. */
export const pictureOf = (svg: SVGSVGElement): Picture => {
  const { width, height } = svg.getBoundingClientRect();
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const drawn = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copied = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  for (const [place, element] of drawn.entries()) {
    const style = getComputedStyle(element);
    const target = copied[place];
    target?.removeAttribute('class');
    target?.setAttribute('style', inlined.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
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
