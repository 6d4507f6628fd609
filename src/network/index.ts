export { networkRoutes } from './network.http.ts';
export { networkPermissions } from './network.policy.ts';
export { districtsBelow, loadRegions, type RegionPath, type RegionRow, regionPaths } from './regions/index.ts';
export { type Speaker, speakerRow, speakerRows } from './speakers/speaker.store.ts';
export { createSpeaker, listSpeakers, readSpeaker, type SpeakerInput } from './speakers/speakers.ts';
export { type VenueRow, venueRow, venueRows } from './venues/venue.store.ts';
export { createVenue, listVenues, readVenue, type Venue, type VenueInput } from './venues/venues.ts';
