import { Alert, Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { type WithTranslation, withTranslation } from 'react-i18next';

interface Props extends WithTranslation {
  children: ReactNode;
}

/** A page that fails shows a sentence and a way on; the frame stays. */
class Boundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const { t } = this.props;
    return (
      <Alert m="md" color="red" title={t('state.brokenPage')} role="alert">
        <Button size="xs" onClick={() => window.location.reload()}>
          {t('state.retry')}
        </Button>
      </Alert>
    );
  }
}

export const PageBoundary = withTranslation()(Boundary);
