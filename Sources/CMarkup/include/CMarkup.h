// Muster's own names over libxml2's lenient HTML parser and its XML parser. No libxml2 header or type appears here.
#ifndef MUSTER_CMARKUP_H
#define MUSTER_CMARKUP_H

#include <stddef.h>

// A parsed page or feed. Nothing is fetched from the network and no entity is expanded beyond HTML's and XML's own.
typedef struct MusterMarkup MusterMarkup;
typedef struct MusterNode MusterNode;

typedef enum {
  MUSTER_NODE_OTHER,
  MUSTER_NODE_ELEMENT,
  // Text, with its entities resolved.
  MUSTER_NODE_TEXT,
} MusterNodeKind;

// NULL where there is nothing to parse or no memory. `text` is UTF-8.
MusterMarkup *_Nullable muster_markup_parse_html(const char *_Nonnull text, size_t count);
MusterMarkup *_Nullable muster_markup_parse_xml(const char *_Nonnull text, size_t count);
void muster_markup_free(MusterMarkup *_Nonnull markup);

const MusterNode *_Nullable muster_markup_root(const MusterMarkup *_Nonnull markup);
const MusterNode *_Nullable muster_node_first(const MusterNode *_Nonnull node);
const MusterNode *_Nullable muster_node_next(const MusterNode *_Nonnull node);
const MusterNode *_Nullable muster_node_parent(const MusterNode *_Nonnull node);
MusterNodeKind muster_node_kind(const MusterNode *_Nonnull node);
// The element's name without its prefix, or the characters of a text. NULL for others.
const char *_Nullable muster_node_name(const MusterNode *_Nonnull node);
const char *_Nullable muster_node_text(const MusterNode *_Nonnull node);
// The value of an attribute, to be freed with muster_text_free, or NULL.
char *_Nullable muster_node_attribute(const MusterNode *_Nonnull node, const char *_Nonnull name);
void muster_text_free(char *_Nonnull text);

#endif
