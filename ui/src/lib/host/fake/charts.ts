/** Charts of the invented world: points of the mood under every name, which is enough to walk. */
import type { Chart } from "$lib/contract/Chart";
import type { CheckIn } from "$lib/contract/CheckIn";
import type { DrawChart } from "$lib/contract/DrawChart";
import type { Mark } from "$lib/contract/Mark";
import type { Message } from "$lib/contract/Message";
import { daysBefore, TODAY } from "./world";

const HEIGHT = 240;

const TITLES: Record<DrawChart["chart"]["name"], Message> = {
  mood: { id: "chart-mood-title", args: [] },
  year: { id: "chart-year-title", args: [["year", { type: "text", value: TODAY.slice(0, 4) }]] },
  urges: { id: "chart-urges-title", args: [] },
  weekday: {
    id: "chart-weekday-title",
    args: [["measure", { type: "words", value: { id: "measure-mood", args: [] } }]],
  },
  series: { id: "chart-series-title", args: [] },
  pair: {
    id: "chart-pair-title",
    args: [
      ["first", { type: "words", value: { id: "measure-sleep", args: [] } }],
      ["second", { type: "words", value: { id: "measure-mood-inside", args: [] } }],
    ],
  },
  meetings: { id: "chart-meetings-title", args: [] },
  strategies: { id: "chart-strategies-title", args: [] },
  timeline: { id: "chart-timeline-title", args: [] },
};

export function drawn({ chart, from, to, width_px: width }: DrawChart, checkIns: CheckIn[]): Chart {
  const range = { from: from ?? daysBefore(89), to: to ?? TODAY };
  const day = (date: string) => Date.parse(date) / 86_400_000;
  const days = Math.max(day(range.to) - day(range.from) + 1, 1);
  const marks: Mark[] = checkIns
    .filter(({ valence, date }) => valence !== null && date >= range.from && date <= range.to)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ date, valence }) => ({
      x_px: 20 + ((day(date) - day(range.from)) / days) * (width - 40),
      y_px: HEIGHT / 2 - ((valence ?? 0) * (HEIGHT - 40)) / 6,
      width_px: 0,
      height_px: 0,
      row: 0,
      date,
      text: {
        id: "chart-mood-point",
        args: [
          ["date", { type: "day", value: date }],
          ["value", { type: "signed", value: valence ?? 0, decimals: 1 }],
          ["n", { type: "count", value: 1 }],
        ],
      },
    }));
  const dots = marks.map(({ x_px, y_px }) => `<circle cx="${x_px}" cy="${y_px}" r="3"/>`).join("");
  const size = `width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}"`;
  return {
    title: TITLES[chart.name],
    sentences: [
      {
        id: "chart-days-logged",
        args: [
          ["logged", { type: "count", value: marks.length }],
          ["days", { type: "count", value: days }],
        ],
      },
      { id: "mood-direction-none", args: [["n", { type: "count", value: marks.length }]] },
    ],
    picture: marks.length === 0 ? null : picture(width, size, dots, marks),
    table: {
      columns: [
        { label: { id: "chart-date", args: [] }, numbers: false },
        { label: { id: "measure-mood", args: [] }, numbers: true },
      ],
      rows: marks.map(({ text }) => [text.args[0]?.[1] ?? null, text.args[1]?.[1] ?? null]),
    },
  };
}

function picture(width: number, size: string, dots: string, marks: Mark[]): Chart["picture"] {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size}><g>${dots}</g></svg>`;
  const legend = [{ id: "chart-mood-legend-point", args: [] }];
  return { svg, width_px: width, height_px: HEIGHT, legend, marks };
}
