import type { Config } from '@react-router/dev/config'

export default {
  ssr: true,
  // Two entries: the product, and the product with the sample network's addresses.
  serverBuildFile: '[name].js',
  // All addresses with the first page: no request of its own names the links a confidential page shows.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
