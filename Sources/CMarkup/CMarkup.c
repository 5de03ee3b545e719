#include "CMarkup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <limits.h>
#include <pthread.h>

static void start(void) { xmlInitParser(); }

static void prepare(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, start);
}

MusterMarkup *muster_markup_parse_html(const char *text, size_t count) {
  if (count == 0 || count > INT_MAX) return NULL;
  prepare();
  return (MusterMarkup *)htmlReadMemory(
      text, (int)count, NULL, "UTF-8",
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
          HTML_PARSE_COMPACT);
}

MusterMarkup *muster_markup_parse_xml(const char *text, size_t count) {
  if (count == 0 || count > INT_MAX) return NULL;
  prepare();
  return (MusterMarkup *)xmlReadMemory(
      text, (int)count, NULL, "UTF-8",
      XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA |
          XML_PARSE_IGNORE_ENC | XML_PARSE_COMPACT);
}

void muster_markup_free(MusterMarkup *markup) { xmlFreeDoc((xmlDocPtr)markup); }

const MusterNode *muster_markup_root(const MusterMarkup *markup) {
  return (const MusterNode *)xmlDocGetRootElement((xmlDocPtr)markup);
}

const MusterNode *muster_node_first(const MusterNode *node) {
  const xmlNode *n = (const xmlNode *)node;
  // The children of a reference to an entity belong to its declaration.
  return n->type == XML_ELEMENT_NODE ? (const MusterNode *)n->children : NULL;
}

const MusterNode *muster_node_next(const MusterNode *node) {
  return (const MusterNode *)((const xmlNode *)node)->next;
}

const MusterNode *muster_node_parent(const MusterNode *node) {
  return (const MusterNode *)((const xmlNode *)node)->parent;
}

MusterNodeKind muster_node_kind(const MusterNode *node) {
  switch (((const xmlNode *)node)->type) {
    case XML_ELEMENT_NODE: return MUSTER_NODE_ELEMENT;
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE: return MUSTER_NODE_TEXT;
    default: return MUSTER_NODE_OTHER;
  }
}

const char *muster_node_name(const MusterNode *node) {
  const xmlNode *n = (const xmlNode *)node;
  return n->type == XML_ELEMENT_NODE ? (const char *)n->name : NULL;
}

const char *muster_node_text(const MusterNode *node) {
  const xmlNode *n = (const xmlNode *)node;
  return n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE ? (const char *)n->content : NULL;
}

char *muster_node_attribute(const MusterNode *node, const char *name) {
  const xmlNode *n = (const xmlNode *)node;
  if (n->type != XML_ELEMENT_NODE) return NULL;
  return (char *)xmlGetProp((xmlNodePtr)n, (const xmlChar *)name);
}

void muster_text_free(char *text) { xmlFree(text); }
