import { App, ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import type { ReactNode } from 'react'
import './tokens.css'
import './base.css'
import './ui.css'
import './page.css'

/** The office screens' library, in the counter's colours. Values repeat tokens.css: the library computes on them. */
const theme: ThemeConfig = {
  token: {
    colorPrimary: '#bf351d',
    colorLink: '#bf351d',
    colorSuccess: '#1f6b3f',
    colorWarning: '#80500a',
    colorError: '#bf351d',
    colorInfo: '#5e574c',
    colorText: '#221d17',
    colorTextSecondary: '#5e574c',
    colorTextTertiary: '#5e574c',
    colorTextDescription: '#5e574c',
    colorTextPlaceholder: '#6f6554',
    colorTextDisabled: '#6f6554',
    colorBgLayout: '#faf7f0',
    colorBgContainer: '#ffffff',
    colorBgElevated: '#ffffff',
    colorBorder: '#948974',
    colorBorderSecondary: '#e4dccd',
    colorSplit: '#e4dccd',
    fontFamily: 'var(--font)',
    fontSize: 16,
    fontSizeSM: 15,
    borderRadius: 10,
    borderRadiusLG: 14,
    borderRadiusSM: 8,
    controlHeight: 44,
    controlHeightSM: 36,
    controlHeightLG: 52,
    boxShadow: '0 8px 24px rgb(34 29 23 / 14%)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    wireframe: false,
  },
  components: {
    Button: { defaultBorderColor: '#e4dccd', primaryShadow: 'none', defaultShadow: 'none', fontWeight: 400 },
    Table: {
      headerBg: '#ffffff',
      headerColor: '#5e574c',
      headerSplitColor: 'transparent',
      rowHoverBg: '#faf7f0',
      cellPaddingBlock: 11,
      borderColor: '#e4dccd',
    },
    Tabs: { itemColor: '#5e574c' },
  },
}

/** Colours, language and habits for everything inside. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <App className="ui-app">{children}</App>
    </ConfigProvider>
  )
}
