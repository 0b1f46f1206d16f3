import type { BarSeriesOption, HeatmapSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
  VisualMapComponentOption,
} from 'echarts/components';
import type { ComposeOption } from 'echarts/core';
import { inkOn, type Palette } from './chart-colors.ts';
import type { Mark, Picture } from './picture.ts';

export type Option = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | HeatmapSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
  | VisualMapComponentOption
  | AriaComponentOption
>;

const MOST_LABELLED = 8;
/** Of a character at 12 px, at most. */
const CHARACTER_PX = 7.5;
/** Of a legend: a mark with the room about it, and a row. */
const LEGEND_MARK_PX = 32;
const LEGEND_ROW_PX = 22;

/** A picture in the words of the library that draws it. */
export function optionOf(picture: Picture, label: string, palette: Palette, widthPx: number): Option {
  const common = commonOf(label, palette, picture.kind === 'stack');
  switch (picture.kind) {
    case 'bars':
      return { ...common, ...bars(picture, palette, widthPx) };
    case 'stack':
      return { ...common, ...stack(picture, palette, widthPx) };
    case 'line':
      return { ...common, ...line(picture, palette) };
    case 'heat':
      return { ...common, ...heat(picture, palette, widthPx) };
  }
}

const commonOf = (label: string, { series, second, text, ground, hairline, decal }: Palette, decals: boolean) =>
  ({
    animation: false,
    color: [...series],
    textStyle: { fontFamily: 'Inter, system-ui, sans-serif', fontSize: 12, color: second },
    aria: {
      enabled: true,
      label: { description: label },
      decal: { show: decals, decals: DECALS.map((one) => ({ ...one, color: decal })) },
    },
    tooltip: {
      confine: true,
      transitionDuration: 0,
      backgroundColor: ground,
      borderColor: hairline,
      textStyle: { color: text, fontSize: 13 },
    },
  }) satisfies Option;

/** Series differ by these too: the first has none. */
const DECALS = [
  { symbol: 'none' as const },
  { dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: -Math.PI / 4 },
  {
    symbol: 'circle',
    dashArrayX: [
      [8, 8],
      [0, 8, 8, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.7,
  },
  { dashArrayX: [1, 0], dashArrayY: [3, 5], rotation: Math.PI / 4 },
];

const plainAxis = { axisLine: { show: false }, axisTick: { show: false } };
const names = (data: string[], { second }: Palette) => ({
  type: 'category' as const,
  data,
  ...plainAxis,
  axisLabel: { color: second, hideOverlap: true },
});
const amounts = (axis: (value: number) => string, { second, hairline }: Palette) => ({
  type: 'value' as const,
  ...plainAxis,
  axisLabel: { color: second, formatter: axis },
  splitLine: { lineStyle: { color: hairline } },
});
/** Beneath the axis its words have room. */
const whole = { left: 0, right: 8, top: 8, bottom: 28 };

/** A tooltip's words. They may be somebody's own: never markup. */
function words(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
const told = (tell: (at: { dataIndex: number; seriesIndex: number }) => string) => ({
  tooltip: {
    formatter: (one: unknown) => words(tell(one as { dataIndex: number; seriesIndex: number })),
  },
});
const longest = (marks: Mark[]): number => Math.max(0, ...marks.map(({ said }) => said.length));

function bars({ bars: all }: Extract<Picture, { kind: 'bars' }>, palette: Palette, widthPx: number): Option {
  return {
    grid: { ...whole, top: 0, bottom: 0, right: longest(all) * CHARACTER_PX + 12 },
    xAxis: { type: 'value', show: false, min: 0 },
    yAxis: {
      ...names(
        all.map(({ name }) => name),
        palette,
      ),
      inverse: true,
      axisLabel: {
        color: palette.text,
        interval: 0,
        width: Math.min(240, widthPx * 0.4, Math.max(...all.map(({ name }) => name.length), 0) * CHARACTER_PX),
        overflow: 'break',
        lineHeight: 14,
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 20,
        data: all.map(({ value }) => value),
        itemStyle: { borderRadius: [0, 3, 3, 0] },
        label: {
          show: true,
          position: 'right',
          color: palette.text,
          formatter: ({ dataIndex }) => all[dataIndex]?.said ?? '',
        },
        emphasis: { disabled: true },
        ...told(({ dataIndex }) => `${all[dataIndex]?.name}: ${all[dataIndex]?.said}`),
      },
    ],
  };
}

function stack(
  { points, series, axis }: Extract<Picture, { kind: 'stack' }>,
  palette: Palette,
  widthPx: number,
): Option {
  const legendPx = series.reduce((sum, { name }) => sum + name.length * CHARACTER_PX + LEGEND_MARK_PX, 0);
  return {
    grid: { ...whole, bottom: whole.bottom + 8 + Math.ceil(legendPx / widthPx) * LEGEND_ROW_PX },
    legend: {
      bottom: 0,
      left: 0,
      padding: 0,
      itemWidth: 16,
      selectedMode: false,
      icon: 'rect',
      textStyle: { color: palette.text },
    },
    xAxis: names(points, palette),
    yAxis: amounts(axis, palette),
    series: series.map(({ name, marks }) => ({
      type: 'bar' as const,
      name,
      stack: 'all',
      barMaxWidth: 40,
      itemStyle: { borderColor: palette.ground, borderWidth: 1 },
      data: marks.map(({ value }) => value),
      emphasis: { disabled: true },
      ...told(({ dataIndex }) => `${points[dataIndex]} · ${name}: ${marks[dataIndex]?.said}`),
    })),
  };
}

function line({ points, marks, axis }: Extract<Picture, { kind: 'line' }>, palette: Palette): Option {
  return {
    grid: { ...whole, top: 24, right: 24 },
    xAxis: names(points, palette),
    yAxis: { ...amounts(axis, palette), min: 0 },
    series: [
      {
        type: 'line',
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { width: 2 },
        data: marks.map((mark) => mark?.value ?? null),
        label: {
          show: points.length <= MOST_LABELLED,
          position: 'top',
          color: palette.text,
          textBorderColor: palette.ground,
          textBorderWidth: 3,
          formatter: ({ dataIndex }) => marks[dataIndex]?.said ?? '',
        },
        ...told(({ dataIndex }) => `${points[dataIndex]}: ${marks[dataIndex]?.said}`),
      },
    ],
  };
}

function heat({ columns, rows, cells }: Extract<Picture, { kind: 'heat' }>, palette: Palette, widthPx: number): Option {
  const hasRoom = (widthPx - 90) / columns.length > longest(cells) * CHARACTER_PX;
  return {
    grid: { ...whole, right: 0 },
    xAxis: { ...names(columns, palette), splitArea: { show: false } },
    yAxis: { ...names(rows, palette), inverse: true },
    visualMap: { show: false, min: 0, max: 1, inRange: { color: [...palette.heat] } },
    series: [
      {
        type: 'heatmap',
        itemStyle: { borderColor: palette.ground, borderWidth: 2, borderRadius: 4 },
        data: cells.map(({ column, row, value }) => ({
          value: [column, row, value],
          label: { color: inkOn(palette.heat, value) },
        })),
        label: { show: hasRoom, formatter: ({ dataIndex }) => cells[dataIndex]?.said ?? '' },
        emphasis: { disabled: true },
        ...told(({ dataIndex }) => {
          const cell = cells[dataIndex];
          return cell === undefined ? '' : `${rows[cell.row]} ${columns[cell.column]}: ${cell.said}`;
        }),
      },
    ],
  };
}
