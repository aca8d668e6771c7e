// The colours of the overview as the page has them now, for a canvas, which knows no custom properties.

export interface LaneColours {
  ground: string;
  name: string;
  faint: string;
  line: string;
  rest: string;
  hatch: string;
  cursor: string;
  /** Of a day with too little history. */
  unscored: string;
  /** By `ScoreShade`. */
  shades: readonly string[];
  /** Marks of high days, readable on the darkest shade. */
  mark: string;
}

/** `element` lies in the page. */
export const laneColours = (element: Element): LaneColours => {
  const probe = document.createElement('span');
  element.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    ground: read('surface'),
    name: read('text'),
    faint: read('text-faint'),
    line: read('line'),
    rest: read('surface-hover'),
    hatch: read('line-strong'),
    cursor: read('text'),
    unscored: read('surface-sunken'),
    shades: [0, 1, 2, 3, 4].map((shade) => read(`score-${shade}`)),
    mark: read('score-mark'),
  };
  probe.remove();
  return colours;
};
