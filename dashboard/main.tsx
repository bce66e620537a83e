import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './page.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { App } from './app.tsx';
import { theme } from './theme.ts';
import { createI18n, firstLanguage } from './words/i18n.ts';

await createI18n(firstLanguage());

/** The nonce that the API gave this page: styles made at run time need it under its strict policy. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
// Drawers and menus lock the scrolling behind them with a style of their own, which takes its nonce from here.
Object.assign(globalThis, { __webpack_nonce__: nonce });
const place = document.getElementById('root');

if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={() => nonce}>
        <Notifications position="top-right" autoClose={5000} />
        <QueryClientProvider client={createQueryClient()}>
          <App />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
