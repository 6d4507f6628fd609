import '#src/ui-kit/kit.css';
import './console.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
// antd brings its English along in any case.
import * as english from 'antd/es/locale/en_US.js';
import type { Locale } from 'antd/es/locale/index.js';
import dayjs from 'dayjs';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { chosenLanguage } from '#src/ui-kit/language.ts';
import { startLanguage } from '#src/ui-kit/start-language.ts';
import { theme } from '#src/ui-kit/theme.ts';
import { router } from './router.tsx';

startLanguage();

const queries = new QueryClient({
  defaultOptions: {
    // A refusal does not change by asking again; only a server that could not be reached is asked once more. What a browser believes of its network
    // says nothing of a server on this machine or in the house: it is asked always, instead of waiting without a word.
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 1 && error instanceof TypeError,
      networkMode: 'always',
      refetchOnReconnect: true,
      refetchOnWindowFocus: true,
    },
    mutations: { networkMode: 'always' },
  },
});

async function localeOf(): Promise<Locale> {
  if (chosenLanguage() === 'en') return bareDefault(english);
  const [chinese] = await Promise.all([import('antd/es/locale/zh_CN.js'), import('dayjs/locale/zh-cn.js')]);
  dayjs.locale('zh-cn');
  return bareDefault(chinese);
}

/** antd's locale files are typed as CommonJS and bundled as modules: the locale stands one `default` deeper in one of the two. */
function bareDefault(module: { default: unknown }): Locale {
  const inner = module.default as { default?: Locale };
  return inner.default ?? (inner as unknown as Locale);
}

const locale = await localeOf();
createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ConfigProvider theme={theme} locale={locale} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  </StrictMode>,
);
