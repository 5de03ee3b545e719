// libxml2 is used through CMarkup.
