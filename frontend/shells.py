"""The pages that are the same bytes for everyone, kept by the service worker and opened without a network."""

SHELLS = {
    "today": "/today/",
    "guides": "/guides/",
    "write": "/write/",
    "journal": "/journal/",
    "entry": "/entry/",
    "share": "/share/",
    "sharing": "/sharing/",
    "insights": "/insights/",
    "sessions": "/sessions/",
    "you": "/you/",
    "you/devices": "/you/devices/",
    "you/reminders": "/you/reminders/",
    "you/unlocking": "/you/unlocking/",
    "you/export": "/you/export/",
    "you/plan": "/you/plan/",
    "you/account": "/you/account/",
    "help": "/help/",
    "grounding": "/grounding/",
    "later": "/later/",
    "unlock": "/unlock/",
    "sign-in": "/sign-in/",
    "join": "/join/",
    "inbox": "/inbox/",
    "received": "/received/",
    "people": "/people/",
    "invite": "/invite/",
}
PUBLIC = {"front": "/", "about": "/about/", "privacy": "/privacy/", "licences": "/licences/"}
OFFLINE = "/offline/"
OFFLINE_PART = "/offline/part/"
