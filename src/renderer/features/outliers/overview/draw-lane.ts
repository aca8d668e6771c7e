// Draws the part of the overview that is in sight. A year of 400 people is 146,000 cells: as elements they would be too many.
import type { ScoreOverview } from '#shared/model/actor-scores.ts';
import type { AnomalyParameters } from '#shared/model/anomaly.ts';
import type { LaneColours } from './lane-colours.ts';
import { dayLeft, headHeight, type Lane, type LaneCell, rowHeight, rowTop, type Scroll } from './lane-geometry.ts';
import { isRestDay, type LaneRow } from './lane-rows.ts';
import { scoreShade } from './score-shade.ts';

export interface LaneScene {
  lane: Lane;
  overview: ScoreOverview;
  rows: readonly LaneRow[];
  parameters: AnomalyParameters;
  colours: LaneColours;
  font: string;
  /** Of a month in the head: `2026-03`. */
  monthName(month: string): string;
}

type Context = CanvasRenderingContext2D;

const hatchOf = (context: Context, colour: string): CanvasPattern | null => {
  const tile = document.createElement('canvas');
  tile.width = 6;
  tile.height = 6;
  const pen = tile.getContext('2d');
  if (pen === null) return null;
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(-1, 7);
  pen.lineTo(7, -1);
  pen.stroke();
  return context.createPattern(tile, 'repeat');
};

const shorten = (context: Context, text: string, width: number): string => {
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  while (end > 1 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return `${text.slice(0, end)}…`;
};

/** A triangle, where there is room for a shape. */
const drawMark = (context: Context, x: number, y: number, width: number): void => {
  const size = Math.min(width - 2, rowHeight - 6);
  if (size < 4) {
    context.fillRect(x, y + 3, Math.max(1, width - 1), 2);
    return;
  }
  const middle = x + width / 2;
  context.beginPath();
  context.moveTo(middle, y + (rowHeight - size) / 2);
  context.lineTo(middle + size / 2, y + (rowHeight + size) / 2);
  context.lineTo(middle - size / 2, y + (rowHeight + size) / 2);
  context.closePath();
  context.fill();
};

const drawCells = (context: Context, scene: LaneScene, scroll: Scroll): void => {
  const { lane, overview, rows, parameters, colours } = scene;
  const first = Math.max(0, Math.floor(scroll.left / lane.cellWidth));
  const last = Math.min(lane.days - 1, Math.ceil((scroll.left + lane.width - lane.nameWidth) / lane.cellWidth));
  const firstRow = Math.max(0, Math.floor(scroll.top / rowHeight));
  const lastRow = Math.min(lane.rows - 1, Math.ceil((scroll.top + lane.height - headHeight) / rowHeight));
  const gap = lane.cellWidth >= 6 ? 1 : 0;
  const bottom = rowTop(scroll, lastRow + 1);
  const hatch = hatchOf(context, colours.hatch);
  for (let day = first; day <= last; day += 1) {
    const x = dayLeft(lane, scroll, day);
    const covered = overview.covered[day] !== false;
    if (isRestDay(overview.days[day] ?? '', parameters.calendar)) {
      context.fillStyle = colours.rest;
      context.fillRect(x, headHeight, lane.cellWidth, bottom - headHeight);
    }
    if (covered) continue;
    context.fillStyle = hatch ?? colours.hatch;
    context.fillRect(x, headHeight, lane.cellWidth, bottom - headHeight);
  }
  for (let row = firstRow; row <= lastRow; row += 1) {
    const y = rowTop(scroll, row);
    const place = rows[row]?.place ?? -1;
    const scores = overview.scores[place] ?? [];
    const counts = overview.counts[place] ?? [];
    for (let day = first; day <= last; day += 1) {
      const score = scores[day] ?? null;
      const x = dayLeft(lane, scroll, day);
      const width = lane.cellWidth - gap;
      if (score === null) {
        if ((counts[day] ?? 0) === 0) continue;
        context.fillStyle = colours.hatch;
        context.fillRect(x + width / 2 - 1, y + rowHeight / 2 - 1, 2, 2);
        continue;
      }
      const shade = scoreShade(score, parameters);
      if (shade === 0) continue;
      context.fillStyle = colours.shades[shade] ?? colours.ground;
      context.fillRect(x, y + 1, width, rowHeight - 2);
      if (shade === 4) {
        context.fillStyle = colours.mark;
        drawMark(context, x, y, width);
      }
    }
  }
};

const drawNames = (context: Context, { lane, rows, colours, font }: LaneScene, scroll: Scroll): void => {
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, lane.nameWidth, lane.height);
  context.font = font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  context.fillStyle = colours.name;
  const firstRow = Math.max(0, Math.floor(scroll.top / rowHeight));
  const lastRow = Math.min(lane.rows - 1, Math.ceil((scroll.top + lane.height - headHeight) / rowHeight));
  for (let row = firstRow; row <= lastRow; row += 1) {
    const name = rows[row]?.name ?? '';
    context.fillText(shorten(context, name, lane.nameWidth - 12), 4, rowTop(scroll, row) + rowHeight / 2);
  }
};

const drawHead = (context: Context, { lane, overview, colours, font, monthName }: LaneScene, scroll: Scroll): void => {
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, lane.width, headHeight);
  context.font = font;
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  let free = lane.nameWidth;
  for (const [day, date] of overview.days.entries()) {
    if (!date.endsWith('-01') && day !== 0) continue;
    const x = dayLeft(lane, scroll, day);
    const text = monthName(date.slice(0, 7));
    if (x >= lane.nameWidth) {
      context.fillStyle = colours.line;
      context.fillRect(x, headHeight - 8, 1, lane.height);
    }
    if (x < free || x > lane.width - 20) continue;
    context.fillStyle = colours.faint;
    context.fillText(text, x + 2, headHeight / 2 - 2);
    free = x + context.measureText(text).width + 12;
  }
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, lane.nameWidth, headHeight);
  context.fillStyle = colours.line;
  context.fillRect(0, headHeight - 1, lane.width, 1);
};

/** `cursor`: the cell that keys or the pointer stand on. Draws in CSS pixels; the context is scaled already. */
export const drawLane = (context: Context, scene: LaneScene, scroll: Scroll, cursor: LaneCell | null): void => {
  const { lane, colours } = scene;
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, lane.width, lane.height);
  context.save();
  context.beginPath();
  context.rect(lane.nameWidth, headHeight, lane.width - lane.nameWidth, lane.height - headHeight);
  context.clip();
  drawCells(context, scene, scroll);
  if (cursor !== null) {
    context.strokeStyle = colours.cursor;
    context.lineWidth = 2;
    context.strokeRect(
      dayLeft(lane, scroll, cursor.day) - 1,
      rowTop(scroll, cursor.row),
      lane.cellWidth + 2,
      rowHeight,
    );
  }
  context.restore();
  drawNames(context, scene, scroll);
  drawHead(context, scene, scroll);
};
