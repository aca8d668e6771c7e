// The whole overview as a picture that can leave the page: an SVG that holds it as pixels, under its title.
import type { Picture } from '../../../ui/svg-picture.ts';
import { drawLane, type LaneScene } from './draw-lane.ts';
import { laneOf } from './lane-geometry.ts';

const titleHeight = 26;
/** Pixels: beyond it browsers draw nothing. */
const mostHeight = 8000;
const sharpness = 2;

const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Everybody and every day, as many as fit into a picture; null where the browser draws none. */
export const lanePicture = (scene: LaneScene, title: string): Picture | null => {
  const { rows, overview, colours } = scene;
  const width = Math.max(720, scene.lane.width, scene.lane.fullWidth);
  const lane = laneOf(rows.length, overview.days.length, width, mostHeight / sharpness);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(lane.width * sharpness);
  canvas.height = Math.ceil(lane.height * sharpness);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.scale(sharpness, sharpness);
  drawLane(context, { ...scene, lane }, { left: 0, top: 0 }, null);
  const height = lane.height + titleHeight;
  const text = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${lane.width}" height="${height}" font-family="system-ui, sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    `<text x="8" y="17" font-weight="600" fill="${colours.name}">${xml(title)}</text>`,
    `<image y="${titleHeight}" width="${lane.width}" height="${lane.height}" href="${canvas.toDataURL('image/png')}"/></svg>`,
  ].join('');
  return { text, width: lane.width, height };
};
