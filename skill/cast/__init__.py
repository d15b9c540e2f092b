"""Playing on loudspeakers of the house: DLNA, Sonos and Chromecast."""
