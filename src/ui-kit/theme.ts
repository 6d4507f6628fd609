import type { ThemeConfig } from 'antd';

export const colours = {
  accent: '#136b77',
  ink: '#1f2a2d',
  muted: '#55656a',
  line: '#e3e7e8',
  ground: '#f6f7f7',
  good: '#1d7a46',
  warn: '#8a5a00',
  bad: '#b3390f',
} as const;

/** One accent over neutral greys, small radii, the system's own Chinese fonts. */
export const theme: ThemeConfig = {
  cssVar: { key: 'kepu' },
  token: {
    colorPrimary: colours.accent,
    colorLink: colours.accent,
    colorInfo: colours.accent,
    colorSuccess: colours.good,
    colorWarning: colours.warn,
    colorError: colours.bad,
    colorText: colours.ink,
    colorTextSecondary: colours.muted,
    colorTextTertiary: colours.muted,
    colorTextDescription: colours.muted,
    // antd's own placeholder grey is below the contrast that small text needs.
    colorTextPlaceholder: '#66757a',
    colorTextDisabled: '#66757a',
    colorBorder: '#8b999d',
    colorBorderSecondary: colours.line,
    colorBgLayout: colours.ground,
    borderRadius: 3,
    borderRadiusLG: 4,
    fontSize: 14,
    lineHeight: 1.6,
    controlHeight: 32,
    fontFamily: 'var(--font)',
    // antd waits for the end of each movement, and kit.css stops them all for whoever asks their system for less: then nothing may move.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Modal: { titleFontSize: 16 },
    Drawer: { paddingLG: 20 },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    Tabs: { horizontalItemPadding: '10px 0', horizontalMargin: '0 0 16px' },
  },
};
