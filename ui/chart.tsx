import { useComputedColorScheme } from '@mantine/core';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  TooltipComponent,
  VisualMapContinuousComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { PALETTES } from './chart-colors.ts';
import { optionOf } from './chart-option.ts';
import { heightPx, type Picture } from './picture.ts';

use([BarChart, LineChart, HeatmapChart, GridComponent, LegendComponent, TooltipComponent]);
use([VisualMapContinuousComponent, AriaComponent, SVGRenderer]);

/**
 * A picture as SVG, drawn anew when its place or the theme changes. It is the only file with the library of charts,
 * which is as large as all else: loaded by `figure.tsx` alone, and late.
 */
export default function Chart({ picture, label }: { picture: Picture; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const chart = init(element, null, { renderer: 'svg' });
    const draw = (): void => {
      chart.resize();
      chart.setOption(optionOf(picture, label, PALETTES[scheme], element.clientWidth), true);
      // The place has the name; what is drawn in it would be a second picture without one.
      element.querySelector('svg')?.setAttribute('aria-hidden', 'true');
    };
    draw();
    const watch = new ResizeObserver(draw);
    watch.observe(element);
    return () => {
      watch.disconnect();
      chart.dispose();
    };
  }, [picture, label, scheme]);
  return <div ref={place} role="img" aria-label={label} style={{ blockSize: heightPx(picture) }} />;
}
